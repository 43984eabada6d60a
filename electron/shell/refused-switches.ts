/** Switches that Chromium and Node honour in a packaged program too, and that would open it to others (reliability: debugging, injected code, foreign hosts, no sandbox). */
export const refusedSwitches = [
  'remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address', 'remote-allow-origins',
  'inspect', 'inspect-brk', 'inspect-port', 'inspect-wait', 'inspect-publish-uid',
  'js-flags', 'load-extension', 'disable-extensions-except', 'enable-blink-features', 'enable-experimental-web-platform-features',
  'no-sandbox', 'disable-sandbox', 'disable-setuid-sandbox', 'disable-gpu-sandbox', 'disable-seccomp-filter-sandbox', 'disable-namespace-sandbox', 'single-process', 'no-zygote',
  'disable-web-security', 'disable-site-isolation-trials', 'allow-file-access-from-files', 'allow-running-insecure-content', 'unsafely-treat-insecure-origin-as-secure',
  'host-rules', 'host-resolver-rules', 'proxy-server', 'proxy-pac-url', 'ignore-certificate-errors', 'log-net-log', 'ssl-key-log-file',
  'renderer-cmd-prefix', 'utility-cmd-prefix', 'gpu-launcher', 'browser-subprocess-path', 'auth-server-whitelist',
] as const

/** The first of them that the program was started with, or null. */
export function refusedSwitch(commandLine: { hasSwitch(name: string): boolean }): string | null {
  return refusedSwitches.find(name => commandLine.hasSwitch(name)) ?? null
}
