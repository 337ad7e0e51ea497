import { readdirSync, readFileSync } from 'node:fs'
import { Deployment, type IDeployment } from 'kubernetes-models/apps/v1'
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2'
import { Ingress, NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1'
import { Service } from 'kubernetes-models/v1'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'

const schemas = [
  Deployment,
  HorizontalPodAutoscaler,
  Ingress,
  NetworkPolicy,
  PodDisruptionBudget,
  Service,
]

const folder = new URL('kubernetes/', import.meta.url)
const documents = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) =>
    parse(readFileSync(new URL(file, folder), 'utf8')).map((manifest) => ({ file, manifest })),
  )
const containerfile = readFileSync(new URL('Containerfile', import.meta.url), 'utf8')

describe('schemas', () => {
  it.each(documents)('$file: $manifest.kind is what Kubernetes takes', ({ manifest }) => {
    expect(faultsIn(manifest)).toEqual([])
  })

  it('have seen one document of each kind', () => {
    expect(documents.map(({ manifest }) => manifest.kind).sort()).toEqual(
      schemas.map(({ kind }) => kind),
    )
  })

  it.each([
    ['a wrong type', '{ spec: { replicas: two } }', '/spec/replicas must be integer'],
    ['an empty field', '{ spec: { selector: null } }', '/spec/selector must be object'],
    ['an unknown field', '{ spec: { replica: 2 } }', '/spec/replica is unknown'],
    ['an unknown kind', '{ kind: Deploy }', 'apps/v1 Deploy has no schema here'],
  ])('refuse %s: %s', (_, change, fault) => {
    const [broken] = parse(change)
    const { spec, ...rest } = one(Deployment)
    const manifest = { ...rest, ...broken, spec: { ...spec, ...broken?.spec } }
    expect(faultsIn(manifest).join('\n')).toContain(fault)
  })

  it('refuse an unknown field at any depth', () => {
    const manifest = structuredClone(one(Deployment))
    Object.assign(container(manifest), { readynessProbe: {} })
    expect(faultsIn(manifest)).toEqual([
      '/spec/template/spec/containers/0/readynessProbe is unknown',
    ])
  })
})

describe('the manifests fit together', () => {
  const deployment = one(Deployment)
  const pod = deployment.spec?.template
  const labels = pod?.metadata?.labels ?? {}
  const ingress = one(Ingress).spec
  const service = one(Service)

  it.each<[string, Record<string, string> | undefined]>([
    ['Deployment', deployment.spec?.selector?.matchLabels],
    ['Service', service.spec?.selector],
    ['PodDisruptionBudget', one(PodDisruptionBudget).spec?.selector?.matchLabels],
    ['NetworkPolicy', one(NetworkPolicy).spec?.podSelector?.matchLabels],
    ...(pod?.spec?.topologySpreadConstraints ?? []).map(
      (spread): [string, Record<string, string> | undefined] => [
        spread.topologyKey,
        spread.labelSelector?.matchLabels,
      ],
    ),
  ])('%s selects the pods of the portal', (_, selector) => {
    expect(Object.keys(selector ?? {})).not.toEqual([])
    expect(labels).toMatchObject(selector ?? {})
  })

  it('a request finds its way from the ingress to the server', () => {
    const backend = ingress?.rules?.[0]?.http?.paths[0]?.backend.service
    const [servicePort] = service.spec?.ports ?? []
    const [containerPort] = container(deployment).ports ?? []
    const [allowed] = one(NetworkPolicy).spec?.ingress?.[0]?.ports ?? []
    expect(backend).toEqual({ name: service.metadata?.name, port: { name: servicePort?.name } })
    expect(servicePort?.targetPort).toBe(containerPort?.name)
    expect(allowed?.port).toBe(containerPort?.containerPort)
    expect(environment('PORT')).toBe(String(containerPort?.containerPort))
    expect(containerfile).toContain(`EXPOSE ${containerPort?.containerPort}`)
  })

  it('the certificate, the ingress and the server have the same address', () => {
    const [host] = ingress?.tls?.[0]?.hosts ?? []
    expect(ingress?.rules?.map((rule) => rule.host)).toEqual([host])
    expect(environment('PUBLIC_ORIGIN')).toBe(`https://${host}`)
  })

  it('the autoscaler alone sets the number of replicas, and keeps two', () => {
    const { scaleTargetRef, minReplicas } = one(HorizontalPodAutoscaler).spec ?? {}
    expect(scaleTargetRef).toEqual({
      apiVersion: deployment.apiVersion,
      kind: deployment.kind,
      name: deployment.metadata?.name,
    })
    expect(minReplicas).toBeGreaterThanOrEqual(2)
    expect(deployment.spec).not.toHaveProperty('replicas')
  })

  function environment(name: string): string | undefined {
    return container(deployment).env?.find((variable) => variable.name === name)?.value
  }
})

describe('a replica', () => {
  const { spec } = one(Deployment)
  const server = container(one(Deployment))
  const pod = spec?.template.spec

  it('is asked for its state where the server tells it', () => {
    expect(server.startupProbe?.httpGet).toEqual({ path: '/readyz', port: 'http' })
    expect(server.readinessProbe?.httpGet).toEqual({ path: '/readyz', port: 'http' })
    expect(server.livenessProbe?.httpGet).toEqual({ path: '/healthz', port: 'http' })
    expect(containerfile).toMatch(/^HEALTHCHECK .*\n.*\/healthz`/m)
  })

  it('has the time to drain before it is ended', () => {
    const drain = 10
    const sleep = Number(server.lifecycle?.preStop?.exec?.command?.[1])
    expect(pod?.terminationGracePeriodSeconds).toBeGreaterThan(sleep + drain)
  })

  it('leaves only when another is ready', () => {
    expect(spec?.strategy?.rollingUpdate).toEqual({ maxUnavailable: 0, maxSurge: 1 })
  })

  it('can change nothing and reach nothing', () => {
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    })
    expect(pod?.volumes).toBeUndefined()
    expect(server.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    })
    expect(containerfile).toMatch(/^USER [1-9]\d*:[1-9]\d*$/m)
    expect(one(NetworkPolicy).spec).toMatchObject({
      policyTypes: ['Ingress', 'Egress'],
      egress: [],
    })
  })
})

interface Manifest {
  apiVersion: string
  kind: string
  spec?: object
}

function parse(text: string): Manifest[] {
  return parseAllDocuments(text).map((document) => {
    if (document.errors[0]) throw document.errors[0]
    return document.toJS()
  })
}

/** The only document of a kind. */
function one<Model extends Pick<Manifest, 'apiVersion' | 'kind'>>(schema: {
  new (data?: never): Model
  kind: string
}): Model {
  const found = documents.filter(({ manifest }) => manifest.kind === schema.kind)
  expect(found, `documents of the kind ${schema.kind}`).toHaveLength(1)
  return found[0]?.manifest as unknown as Model
}

function container({ spec }: IDeployment) {
  const [first] = spec?.template.spec?.containers ?? []
  if (!first) throw new Error('The deployment has no container')
  return first
}

/**
 * What Kubernetes would refuse. The schemas let unknown fields pass, which Kubernetes then drops: a
 * field is unknown if the schema never reads it.
 */
function faultsIn(manifest: Manifest): string[] {
  const { apiVersion, kind } = manifest
  const schema = schemas.find((each) => each.apiVersion === apiVersion && each.kind === kind)
  if (!schema) return [`${apiVersion} ${kind} has no schema here`]
  const read = new Set<string>()
  try {
    schema.prototype.validate.call(watched(manifest, '', read) as never)
  } catch (error) {
    return [(error as Error).message]
  }
  return pathsIn(manifest)
    .filter((path) => !read.has(path))
    .map((path) => `${path} is unknown`)
}

/** Notes the path of every field that is read. */
function watched<Value extends object>(value: Value, path: string, read: Set<string>): Value {
  return new Proxy(value, {
    get(target, key) {
      const child = Reflect.get(target, key)
      const childPath = `${path}/${String(key)}`
      read.add(childPath)
      return typeof child === 'object' && child ? watched(child, childPath, read) : child
    },
  })
}

function pathsIn(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || !value) return []
  return Object.entries(value).flatMap(([key, child]) => [
    `${path}/${key}`,
    ...pathsIn(child, `${path}/${key}`),
  ])
}
