// @ts-check
/**
 * Languages that a text of the portal may be in by mistake, beside the portal’s own (ISO 639-1): those of
 * the Americas that many write. Among all that a detector knows, short texts are guesses.
 */
export const likelyLanguages = /** @type {const} */ (['en', 'es', 'fr', 'pt'])
