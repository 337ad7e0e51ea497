import { join } from 'node:path'
import { isLocale } from '../i18n/locales'
import { gone } from '../site/address-record'
import { resolveAddress } from '../site/addresses'
import { readFormerAddresses } from '../site/content'
import { fileOfAddress } from '../site/public-files'
import { neutralPath } from '../site/registry'
import type { Output } from './finish-files'

/**
 * Returns the addresses that pages had before in a language. The document at such an address is
 * rendered: it says where the page is.
 */
export function movedPagePaths(): string[] {
  return Object.keys(readFormerAddresses()).filter((address) => {
    const resolution = resolveAddress(address)
    return resolution.kind === 'redirect' && resolveAddress(resolution.path).kind === 'page'
  })
}

/**
 * Returns what stands at addresses other than those of moved pages that were published and have no
 * document any more: a mirror can neither redirect nor answer 410, and has the same as a file. A
 * file that has moved is in both places.
 */
export function formerOutputs(outputs: Output[]): Output[] {
  const byAddress = new Map(outputs.map((output) => [output.address, output]))
  return Object.keys(readFormerAddresses()).flatMap((address) => {
    const output = byAddress.get(standIn(address))
    if (!output || byAddress.has(address)) return []
    return output.kind === 'file'
      ? { ...output, address, file: fileOfAddress(address) ?? address.slice(1) }
      : { ...output, address, file: join(address.slice(1), 'index.html'), kind: 'error' }
  })
}

function standIn(address: string): string {
  const target = readFormerAddresses()[address] ?? gone
  if (target !== gone) return target.startsWith('/') ? target : neutralPath({ id: target })
  const locale = address.split('/')[1]
  return isLocale(locale) ? `/${locale}/410` : '/410'
}
