// @ts-check
/**
 * Languages that a text may be in by mistake, beside the portal’s own (ISO 639-1): widely written ones
 * that resemble them. Among all that a detector knows, short texts are guesses.
 */
export const likelyLanguages = /** @type {const} */ (['en', 'es', 'fr', 'pt'])
