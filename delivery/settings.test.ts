import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { serverSettings } from './settings.mjs'

it('has every setting of its own, and defaults', () => {
  expect(serverSettings({})).toEqual({ port: 3000, logLevel: 'info' })
  const env = { PORT: '8080', HOST: '127.0.0.1', LOG_LEVEL: 'error' }
  expect(serverSettings(env)).toEqual({ port: 8080, host: '127.0.0.1', logLevel: 'error' })
  expect(serverSettings({ HOST: '[::1]' }).host).toBe('::1')
})

describe('names the variable that is wrong, its value, and what to give', () => {
  it.each([
    ['PORT', '0', '1 to 65535'],
    ['PORT', 'abc', '1 to 65535'],
    ['PORT', '', '1 to 65535'],
    ['PORT', '70000', '1 to 65535'],
    ['PORT', '3000.5', '1 to 65535'],
    ['PORT', '-1', '1 to 65535'],
    ['PORT', ' 3000', '1 to 65535'],
    ['LOG_LEVEL', 'verbose', 'trace, debug, info, warn, error, fatal, silent'],
    ['LOG_LEVEL', '', 'info'],
    ['LOG_LEVEL', 'INFO', 'info'],
    ['LOG_LEVEL', 'constructor', 'info'],
    ['HOST', '', '127.0.0.1'],
    ['HOST', ' ', '127.0.0.1'],
    ['PUBLIC_ORIGIN', 'portal', 'https://'],
  ])('%s=%s', (name, value, remedy) => {
    const read = () => serverSettings({ [name]: value })
    expect(read).toThrow(`${name} is “${value}”`)
    expect(read).toThrow(remedy)
  })
})

it('is documented, with a service that only its own machine reaches', () => {
  const read = (file: string) => readFileSync(join(import.meta.dirname, '..', file), 'utf8')
  const operating = read('docs/operating.md')
  for (const name of ['PORT', 'HOST', 'LOG_LEVEL', 'PUBLIC_ORIGIN']) {
    expect(operating).toMatch(new RegExp(`^\\| \`${name}\` +\\|`, 'm'))
  }
  for (const name of ['PORT', 'HOST', 'PUBLIC_ORIGIN'])
    expect(read('README.md')).toContain(`| \`${name}\``)
  const service = operating.match(/```ini\n(.*?)```/s)?.[1]
  const settings = Object.fromEntries(
    /^Environment=(.*)$/m
      .exec(service ?? '')?.[1]
      ?.split(' ')
      .map((setting) => setting.split('=')) ?? [],
  )
  expect(serverSettings(settings).host).toBe('127.0.0.1')
})
