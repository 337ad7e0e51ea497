import { defaultLocale } from '../../i18n/locales'
import { currencyCodes, type MeasureUnit, unitNamesOf } from './unit-names'

/** Currencies by what stands before $ or behind it. */
const dollars: Record<string, string> = {
  C: 'CAD',
  CA: 'CAD',
  CAN: 'CAD',
  Can: 'CAD',
  US: 'USD',
  'U.S.': 'USD',
  'É.-U.': 'USD',
  A: 'AUD',
  AU: 'AUD',
  NZ: 'NZD',
  HK: 'HKD',
  MX: 'MXN',
  MEX: 'MXN',
  R: 'BRL',
  TT: 'TTD',
  J: 'JMD',
  BZ: 'BZD',
  EC: 'XCD',
}

const signs: Record<string, string> = { '€': 'EUR', '£': 'GBP', '%': 'percent', '٪': 'percent' }

/** The unit that a sign or a code shows before a number: C$, US$, €, CAD. */
export function unitBefore(text: string): MeasureUnit | undefined {
  const { prefix, sign, code } =
    /(?:(?<![\p{L}.])(?<prefix>[A-Z][A-Za-z.]{0,3})?\$|(?<sign>[€£])|(?<![\p{L}])(?<code>[A-Z]{3})) ?$/u.exec(
      text,
    )?.groups ?? {}
  if (sign) return [signs[sign] as string]
  if (code) return currencyCodes.has(code) ? [code] : undefined
  if (prefix) return [dollars[prefix] ?? prefix]
  return /\$ ?$/.test(text) ? anyDollar() : undefined
}

/** The unit that a sign shows behind a number: 5 $ CA, 5 €, 5 %, 5 p. 100. */
export function unitSignAtStart(text: string): MeasureUnit | undefined {
  if (/^ ?p\. ?(?:100|cent|c\.)/.test(text)) return ['percent']
  const [, sign, suffix = ''] =
    /^ ?(?:([€£%٪])|\$ ?(US|CAN?|AU|NZ|MX|É\.-U\.|can\.)?(?!\p{L}))/u.exec(text) ?? []
  if (sign) return [signs[sign] as string]
  if (!/^ ?\$/.test(text)) return undefined
  return suffix ? [dollars[suffix] ?? 'CAD'] : anyDollar()
}

/** Dollars and pesos, which are written with $ where they are at home. */
function anyDollar(): MeasureUnit {
  const names = unitNamesOf(defaultLocale)
  return ['dollars', 'pesos'].flatMap((noun) => names.get(noun) ?? [])
}
