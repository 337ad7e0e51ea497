// @ts-check
// A worker thread begins as plain JavaScript; what it runs is TypeScript.
import { register } from 'tsx/esm/api'

register()
const { finishFile } = await import('./finish-file')
export default finishFile
