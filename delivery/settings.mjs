// @ts-check
// Plain JavaScript without packages: `npm start` asks it before anything is installed.
import { once } from 'node:events'
import { createServer } from 'node:net'
import { portNumber, publicOrigin } from '../site/origin.js'

/**
 * Log levels as pino names them, the one that tells most first.
 * https://getpino.io/#/docs/api?id=level-string
 */
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

/**
 * Options of Node.js for the server: with a small room for new objects, of which a server that sends
 * files needs little, it holds 85 MB instead of 109.
 * https://nodejs.org/api/cli.html#--max-semi-space-sizesize-in-mib
 */
export const serverOptions = ['--max-semi-space-size=2']

/**
 * How the server is asked to run.
 *
 * @typedef {object} ServerSettings
 * @property {number} port from `PORT`, 3000 unless set
 * @property {string} [host] the address to listen on, from `HOST`: all of the machine’s unless set
 * @property {string} logLevel from `LOG_LEVEL`, `info` unless set
 *
 * @param {Record<string, string | undefined>} [env]
 * @returns {ServerSettings}
 * @throws with a message that names the variable which is wrong
 */
export function serverSettings(env = process.env) {
  const { HOST, LOG_LEVEL = 'info' } = env
  const port = portNumber(env)
  if (env.PUBLIC_ORIGIN !== undefined) publicOrigin(env)
  if (HOST !== undefined && !HOST.trim()) throw new Error(wrongHost(HOST, 'it is empty'))
  if (!logLevels.includes(LOG_LEVEL)) {
    throw new Error(`LOG_LEVEL is “${LOG_LEVEL}”: give one of ${logLevels.join(', ')}`)
  }
  // As in an address of the web, an IPv6 address may stand in brackets (RFC 3986, 3.2.2).
  return {
    port,
    logLevel: LOG_LEVEL,
    ...(HOST && { host: HOST.trim().replace(/^\[(.*)\]$/, '$1') }),
  }
}

/**
 * @param {string | undefined} host
 * @param {string} fault
 */
function wrongHost(host, fault) {
  return `HOST is “${host}”: ${fault}. Give an address of this machine: 127.0.0.1 for itself alone, 0.0.0.0 or :: for all; or leave HOST out`
}

/**
 * Makes sure that the environment’s settings are right and that a server can listen, before what takes
 * long. Else it says what is in the way and what to do, and ends the process.
 *
 * @param {string} command by which the server is started
 */
export async function requirePort(command) {
  try {
    const settings = serverSettings()
    const server = createServer().listen(settings.port, settings.host)
    await once(server, 'listening').catch((error) => {
      throw new Error(listenFault(error, settings, command))
    })
    server.close()
    await once(server, 'close')
  } catch (error) {
    process.stderr.write(`${/** @type {Error} */ (error).message}\n`)
    process.exit(1)
  }
}

/**
 * Why a server cannot listen, by the code of the system’s error, and what to do.
 *
 * @param {NodeJS.ErrnoException} error
 * @param {ServerSettings} settings
 * @param {string} command by which the server is started
 */
export function listenFault({ code, message }, { port, host }, command) {
  const other = port === 3001 ? 3002 : 3001
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken. Stop what uses it, or choose another: PORT=${other} ${command}`
    case 'EACCES':
      return `Port ${port} is not for this user. Choose one above 1023: PORT=${other} ${command}`
    case 'EADDRNOTAVAIL':
      return wrongHost(host, 'this machine has no such address')
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return wrongHost(host, 'no machine has this name')
    case 'EINVAL':
      return wrongHost(host, 'it cannot be listened on')
    default:
      return message
  }
}
