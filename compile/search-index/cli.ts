import { keepWords, keptWords } from './kept-words'
import { writeIndexes } from './write-indexes'

// Writes the index of every language from what the content has been compiled to.
const kept = keptWords()
const written = await writeIndexes(kept)
if (written.length > 0) keepWords(kept, written)
