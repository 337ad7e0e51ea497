import next from 'next'
import { publicOrigin } from '../site/origin'
import { keepStatus, nextDocuments } from './next-documents'
import { serve } from './serve'
import { orStop } from './stop'

const origin = orStop(publicOrigin)
const app = next({ dev: true })
await app.prepare()
const handle = app.getRequestHandler()
serve(
  {
    documents: nextDocuments(handle),
    application: (_, request, response, __, status = 200) =>
      handle(request, keepStatus(response, status)),
    // The policy would block the scripts that Next adds for authors.
    headers: {},
  },
  origin,
)
