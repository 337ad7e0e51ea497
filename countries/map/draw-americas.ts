import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type GeoPath, geoAzimuthalEqualArea, geoCentroid, geoPath } from 'd3-geo'
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson'
import svgpath from 'svgpath'
import { feature } from 'topojson-client'
import { presimplify, simplify } from 'topojson-simplify'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { AmericasGeometry } from './americas'
import { type Coordinates, labels, nameHeight, type SheetName, sheets } from './sheets'

/** Square pixels: smaller parts of a state do not show. */
const smallestPart = 1.2

/** Pixels: smaller states are points. */
const smallestState = 4

/** How much of the coast is left out, as the area of the triangles that its bends span. */
const coarseness: Record<SheetName, number> = {
  overview: 0.8,
  central: 0.02,
  east: 0.0005,
  south: 0.11,
}

/** Greenland, France for French Guiana, Puerto Rico and the Falkland Islands, by numeric code. */
const neighbouringStates = new Set(['304', '250', '630', '238'])

type World = Topology<{ countries: GeometryCollection }>
type Land = Feature<Polygon | MultiPolygon>

/**
 * Draws the states of the Americas from Natural Earth (1:50 million) on an equal-area projection
 * (Lambert’s azimuthal), with as much of their coasts as shows at the size of each sheet: a third of a
 * second, which is for a build to spend.
 */
export function drawAmericas(): AmericasGeometry {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json')
  const world = JSON.parse(readFileSync(file, 'utf8')) as World
  const { countries } = world.objects
  countries.geometries = countries.geometries.filter(
    ({ id }) => labels[String(id)] || neighbouringStates.has(String(id)),
  )
  const weighed = presimplify(world)
  const geometry: AmericasGeometry = {
    outlines: new Map(),
    labels: new Map(),
    surroundings: { overview: '', central: '', east: '', south: '' },
  }
  for (const name of Object.keys(sheets) as SheetName[]) {
    const simple = simplify(weighed, coarseness[name]) as unknown as World
    const { features } = feature(simple, simple.objects.countries)
    drawSheet(name, features as Land[], geometry)
  }
  return geometry
}

function drawSheet(name: SheetName, countries: Land[], geometry: AmericasGeometry): void {
  const { width, height, centre, corners } = sheets[name]
  const top = name === 'overview' ? 0 : nameHeight
  const projection = geoAzimuthalEqualArea()
    .rotate([-centre[0], -centre[1]])
    .fitExtent(
      [
        [2, top + 2],
        [width - 2, height - 2],
      ],
      { type: 'MultiPoint', coordinates: corners },
    )
    .clipExtent([
      [0, top],
      [width, height],
    ])
  const path = geoPath(projection)
  const at = (place: Coordinates) => projection(place) as Coordinates
  for (const country of countries) {
    const iso = String(country.id)
    const label = labels[iso]
    if (!label || (label.sheet !== name && name !== 'overview')) {
      geometry.surroundings[name] += pathData(path(withoutSpecks(country, path)))
      continue
    }
    const shown = withoutSpecks(country, path)
    const [[left, top], [right, bottom]] = path.bounds(shown)
    const outlines = geometry.outlines.get(iso) ?? []
    const d = Math.max(right - left, bottom - top) >= smallestState && pathData(path(shown))
    outlines.push({ sheet: name, point: at(geoCentroid(country)), ...(d && { path: d }) })
    geometry.outlines.set(iso, outlines)
    if (label.sheet !== name) continue
    geometry.labels.set(iso, {
      at: at(label.at),
      ...(label.from && { from: at(label.from) }),
    })
  }
}

/** Writes a path from place to place in half pixels: half as many bytes as places in tenths. */
function pathData(path: string | null): string {
  return svgpath(path ?? '')
    .scale(2)
    .round(0)
    .scale(0.5)
    .rel()
    .round(1)
    .toString()
    .replace(/(?<!\d)0\./g, '.')
}

function withoutSpecks({ geometry, ...rest }: Land, path: GeoPath): Land {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const coordinates = polygons.filter(
    (polygon) =>
      path.area({ type: 'Polygon', coordinates: polygon }) >= smallestPart && !isInEurope(polygon),
  )
  return { ...rest, geometry: { type: 'MultiPolygon', coordinates } }
}

/** Whether a polygon is the European part of France, which is drawn for French Guiana. */
function isInEurope([ring]: Position[][]): boolean {
  return (ring?.[0]?.[0] ?? 0) > -15
}
