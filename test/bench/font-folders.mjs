import { join } from 'node:path'

/** Folders of the fonts that come with the program, as the measured processes take them: parted by commas. @param {string} root */
export function bundledFontFolders(root) {
  return ['noto-serif-sc/400Regular', 'noto-serif-sc/700Bold', 'noto-sans-sc/400Regular', 'noto-sans-sc/700Bold'].map(name => join(root, 'node_modules/@expo-google-fonts', name)).join(',')
}
