import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A file of the project, for messages: `app/[locale]/page.tsx`.
 *
 * @param path without an extension, as Next names what a route is made of
 */
export function sourceFile(projectDir: string, path: string): string {
  const files = ['.tsx', '.jsx', '.ts', '.js'].map((extension) => path + extension)
  return files.find((file) => existsSync(join(projectDir, file))) ?? path
}
