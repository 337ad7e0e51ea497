// @ts-check
// Plain JavaScript without packages: `npm start` asks it before anything is installed.
import { portNumber, publicOrigin } from '../site/origin.js'

/** As pino names them, the one that tells most first. https://getpino.io/#/docs/api?id=level-string */
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

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
export function wrongHost(host, fault) {
  return `HOST is “${host}”: ${fault}. Give an address of this machine: 127.0.0.1 for itself alone, 0.0.0.0 or :: for all; or leave HOST out`
}
