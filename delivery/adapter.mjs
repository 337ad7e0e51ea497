// @ts-check
// Next imports its adapter as plain JavaScript; the rest of it is TypeScript.
import { register } from 'tsx/esm/api'

register()
const { adapter } = await import('./adapter')
export default adapter
