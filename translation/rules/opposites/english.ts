import type { Opposites } from './opposites'

export const english: Opposites = {
  'exports / imports': {
    one: 'export, exports, exported, exporting, exporter*, sell, sells, sold, seller*, selling',
    other: 'import, imports, imported, importing, importer*, buy, buys, bought, buyer*, buying',
  },
  'more than / less than': {
    one: 'more than, more, over #, above #, exceed*, upward of, upwards of, greater than, higher than',
    other: 'less than, less, fewer, under #, below #, lower than, smaller than, nearly, almost',
    neither:
      'no more than, not more than, no less than, no fewer than, not less than, more than one, rather than',
  },
  'at least / at most': {
    one: 'at least, no less than, not less than, no fewer than, a minimum of, minimum, or more',
    other:
      'at most, up to #, up to eight, up to three, up to six, up to five, up to ten, up to two, up to four, no more than, not more than, a maximum of, maximum, or less, or fewer, as many as',
  },
  'may / must': {
    one: 'may, can, might, could, optional, able to, allowed to, permitted to, free to, entitled to, possible',
    other:
      'must, shall, should, has to, have to, had to, need to, needs to, required, requires, require, bound to, bound by, obligation*, obliged, was to, were to, is to, are to, mandatory, compulsory',
    neither:
      'may not, must not, should not, shall not, can not, May, may only, can only, as soon as possible',
  },
  'before / after': {
    one: 'before, prior to, until, earlier, previous*, ahead of, precede*, came first, comes first, come first',
    other:
      'after, afterward*, following, since, later, next, then, follow, follows, followed, subsequent*',
    neither: 'look after, named after, the following, as follows, follow the',
  },
  'if / unless': {
    one: 'if, where, when, provided that, as long as, whether, in case, should',
    other: 'unless, where no, when no, if no, except*, other than, apart from, only',
    neither: 'as if, even if',
  },
  'all / some': {
    one: 'all, every, each, any, whole, both',
    other: 'some, several, certain, a few, few, many, most',
    neither: 'at all, for some time, not all, all rights',
  },
  'always / never': { one: 'always, ever, still, constantly', other: 'never, at no time' },
  'first / last': {
    one: 'first, initial*, begin*, prime minister*',
    other: 'last, latest, final*, most recent, newest, recent*, past',
    neither: 'at first, at last, first aid',
  },
  'up / down': {
    one: 'increas*, rise, rises, rose, risen, grew, grow, grows, grown, growth, gain*, climb*, expand*, higher, highest, greater, greatest, larger, largest, bigger, biggest, upward, above, more, surplus, older, oldest, adult*, most, longer, longest',
    other:
      'decreas*, fall, falls, fell, fallen, decline, declines, declined, drop, drops, dropped, shrank, reduc*, lower*, fewer, less, smaller, smallest, downward, below, deficit, least, shorter, shortest, younger, youngest',
    neither: 'more than, less than, more about, no longer, for more, learn more, more information',
  },
  'north / south': {
    one: 'north*',
    other: 'south*',
  },
  'east / west': { one: 'east, eastern, eastward*', other: 'west, western, westward*' },
  'member / observer': {
    one: 'member, members, membership',
    other: 'observer, observers',
    neither: 'non member*, family member*, member by member',
  },
  'open / closed': {
    one: 'open, opens, opened, opening*, reopen*',
    other: 'close, closes, closed, closing, closure*, shut',
    neither: 'closed to, close to, close ties, closely',
  },
  'accept / refuse': {
    one: 'accept*, agree, agrees, agreed, approv*, admit*, granted, ready',
    other: 'refus*, reject*, declin*, disagree*, deny, denied, turned down',
  },
  'allow / forbid': {
    one: 'allow, allows, allowed, permit, permits, permitted, authoriz*, let, lets, enabl*, may, can',
    other:
      'forbid*, forbade, prohibit*, ban, bans, banned, bar, bars, barred, must not, may not, cannot, nobody, no one, no person',
  },
  'joined / left': {
    one: 'join, joins, joined, joining, accession*, accede*, enter, enters, entered, entry, become a member, became a member, admission*, admitted, added, addition*, listed, became, arrive*, arrival*',
    other:
      'leave, leaves, left, leaving, withdr*, exit, exits, quit, departure*, removed, removal, expelled, renounc*, denounc*',
  },
  'signed / ratified': {
    one: 'sign, signs, signed, signing, signature*, signator*',
    other: 'ratif*',
    neither: 'road sign, sign in, sign up',
  },
  'former / new': {
    one: 'former, formerly, old, older, oldest, ancient, previous',
    other: 'new, newer, newest, newly, renewed, recent, another, again',
    neither: 'New, years old',
  },
  'yearly / monthly': {
    one: 'annual, annually, yearly, a year, per year, each year, every year, year',
    other: 'monthly, a month, per month, each month, every month, month, months',
  },
  'daily / weekly or monthly': {
    one: 'daily, a day, per day, each day, every day, day, days',
    other:
      'weekly, a week, per week, each week, every week, monthly, a month, per month, each month, every month',
  },
  'beginning / end': {
    one: 'in effect, took effect, begin, begins, began, begun, beginning*, start, starts, started, starting, launch*, open, opened, opens, onset, outset, early, comes into force, came into force',
    other:
      'end, ends, ended, ending*, finish*, conclu*, expire*, complet*, terminat*, late, close, closed, closes, stopped, ceas*, last, final*',
  },
  'today / tomorrow': { one: 'today, now', other: 'tomorrow, yesterday' },
}
