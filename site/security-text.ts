import { locales } from '../i18n/locales'
import { securityContact } from '../portal.config'
import { publicOrigin } from './origin'

/** Where researchers look for whom to tell of a weakness (RFC 9116, 3). */
export const securityTextPath = '/.well-known/security.txt'

/** Days; RFC 9116 (2.5.5) recommends less than a year, since an old address misleads. */
const validFor = 364

/**
 * Says whom to tell of a weakness, and in which languages (RFC 9116). It expires by the day on which
 * somebody made sure of the address, not by that of the build: a new build asks nobody whether the
 * address is still answered, and is to have the same bytes on any day.
 */
export function securityText({ address, confirmed } = securityContact): string {
  const expires = new Date(confirmed)
  expires.setUTCDate(expires.getUTCDate() + validFor)
  const fields = {
    Contact: address,
    Expires: expires.toISOString().replace('.000', ''),
    'Preferred-Languages': locales.join(', '),
    Canonical: publicOrigin() + securityTextPath,
  }
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('')
}
