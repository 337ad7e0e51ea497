import { root } from '../compile/inputs.mjs'
import { buildFolderVariable } from './build-folder'
import { makeDocuments } from './make-documents'

// Makes the documents of a build that another process has begun (build.ts).
await makeDocuments(root, process.env[buildFolderVariable] as string)
