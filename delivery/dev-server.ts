import next from 'next'
import { publicOrigin } from '../site/origin'
import { nextDocuments } from './next-documents'
import { orStop, serve } from './serve'

const origin = orStop(publicOrigin)
const app = next({ dev: true })
await app.prepare()
const handle = app.getRequestHandler()
serve(
  {
    documents: nextDocuments(handle),
    application: (_, request, response) => handle(request, response),
    // The policy would block the scripts that Next adds for authors.
    headers: {},
  },
  origin,
)
