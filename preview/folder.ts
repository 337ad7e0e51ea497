import { join } from 'node:path'
import { root } from '../compile/inputs.mjs'

/**
 * Where the preview keeps what it shows: the last version of each file that had no fault, and what was
 * compiled of it. It is laid out as the project is, since the registry reads below the current folder;
 * checks and builds that run meanwhile have the project’s own.
 */
export const previewFolder = join(root, '.preview')
