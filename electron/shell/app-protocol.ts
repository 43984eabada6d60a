import type { CustomScheme } from 'electron'
import { type Site, readSiteFile } from '../files/site.ts'
import { newNonce, noncePlaceholder, securityHeaders } from './content-security-policy.ts'

/** The origin is the key of the window's database: neither name is ever changed. */
export const appScheme = 'app'
export const appHost = 'ledger'
export const pageUrl = `${appScheme}://${appHost}/`

export const schemePrivileges: CustomScheme = { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }

/** `app://ledger`: the built pages and nothing else. */
export function pagesHandler(site: Site): (request: Request) => Promise<Response> {
  return async request => {
    const nonce = newNonce()
    const { host, pathname } = new URL(request.url)
    const file = host === appHost && request.method === 'GET' ? site.get(pathname) : undefined
    if (file === undefined) return new Response(null, { status: 404, headers: securityHeaders(nonce) })
    const content = await readSiteFile(file)
    const body = file.contentType.startsWith('text/html') ? content.toString('utf8').replaceAll(noncePlaceholder, nonce) : new Uint8Array(content)
    return new Response(body, { headers: { ...securityHeaders(nonce), 'Content-Type': file.contentType } })
  }
}

/** `new URL(pageUrl).origin` is 'null' in Node: protocol and host are compared. */
export function isOurPage(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host } = new URL(url)
  return protocol === `${appScheme}:` && host === appHost
}
