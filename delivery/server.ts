import { createServer } from 'node:http'
import next from 'next'
import { publicOrigin } from '../site/origin'
import { requestListener } from './request-listener'

const dev = process.argv.includes('--dev')
const port = Number(process.env.PORT ?? 3000)
const origin = readOrigin()

const app = next({ dev })
await app.prepare()

const server = createServer(requestListener(app.getRequestHandler()))
server.on('error', (error: NodeJS.ErrnoException) => {
  stop(
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken. Stop what uses it, or choose another: PORT=3001 npm start`
      : error.message,
  )
})
server.listen(port, () => {
  process.stdout.write(`The portal is at http://localhost:${port} (public origin: ${origin})\n`)
})

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close(() => process.exit())
    server.closeIdleConnections()
  })
}

function readOrigin(): string {
  try {
    return publicOrigin()
  } catch (error) {
    return stop((error as Error).message)
  }
}

function stop(reason: string): never {
  process.stderr.write(`${reason}\n`)
  process.exit(1)
}
