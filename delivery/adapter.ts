import type { NextAdapter } from 'next'
import { abandonBuild, buildFolderVariable, publishBuild, startBuild } from './build-folder'
import { writeCompilation } from './compilation'
import { makeDocuments } from './make-documents'

/**
 * Keeps what documents are made from of what Next has compiled.
 * https://nextjs.org/docs/app/api-reference/adapters
 */
export const adapter: NextAdapter = {
  name: 'documents',
  async onBuildComplete(result) {
    await writeCompilation(result)
    // `npm run build` makes them (build.ts), whether or not Next has had to compile.
    if (process.env[buildFolderVariable]) return
    const folder = await startBuild(result.projectDir)
    try {
      await makeDocuments(result.projectDir, folder)
    } catch (error) {
      await abandonBuild(folder)
      throw error
    }
    await publishBuild(result.projectDir, folder)
  },
}
