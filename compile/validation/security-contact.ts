import type { securityContact } from '../../portal.config'
import type { Fault } from './fault'
import { placeOfRow } from './locale-table'
import { impossible } from './plausible-dates'
import { contactFault } from './public-files'

/**
 * Reports an address that researchers cannot use (RFC 9116, 2.5.3), and a day that there is not. How
 * long ago it was is for a test to say (site/security-text.test.ts): content does not age by it.
 *
 * @param file the setting’s source, in which the place is looked for
 */
export function checkSecurityContact(
  { address, confirmed }: typeof securityContact,
  file: string,
  faults: Fault[],
): void {
  const report = (name: string, value: string, message: string | undefined) => {
    const place = placeOfRow(`${name}: '${value}'`, value, file)
    if (message) faults.push({ file, ...place, message: `securityContact: ${message}` })
  }
  report('address', address, addressFault(address))
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(confirmed)
  const noDay = `“${confirmed}” is no day; write it as 2026-11-30`
  report('confirmed', confirmed, isDay ? impossible(confirmed) : noDay)
}

function addressFault(address: string): string | undefined {
  if (/^https:\/\/\S+$/i.test(address) && URL.canParse(address)) return undefined
  if (/^(?:mailto|tel):/i.test(address)) return contactFault(address)
  return `“${address}” does not reach anybody; write an address that begins with mailto:, https: or tel:`
}
