/**
 * The oldest versions for which the enhancement module is written, by the names of MDN’s data: of 2021 and
 * 2022, the last for phones and computers that cannot have newer ones. A test checks every name that it
 * uses. Pages need nothing of it.
 */
export const oldestBrowsers = { chrome: '109', firefox: '102', safari: '15' } as const
