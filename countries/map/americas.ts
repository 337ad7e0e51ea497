import { generatedFile, readKept } from '../../site/content'
import type { Coordinates, SheetName } from './sheets'

/** A state on one sheet, in pixels. */
interface Outline {
  sheet: SheetName
  /** The `d` of a path; without it the state is too small to be drawn as more than a point. */
  path?: string
  point: Coordinates
}

export interface AmericasGeometry {
  /**
   * The outlines of a state by ISO 3166-1 numeric code: on the overview, and on the sheet with its
   * name.
   */
  outlines: Map<string, Outline[]>
  /** Where the name of a state stands on its sheet, and where a line from it leads. */
  labels: Map<string, { at: Coordinates; from?: Coordinates }>
  /** The land on each sheet besides the states in `outlines`, as the `d` of a path. */
  surroundings: Record<SheetName, string>
}

export const americasFile = () => generatedFile('americas.json')

/** Returns the map as a build has drawn it (draw-americas.ts). */
export function americasGeometry(): AmericasGeometry {
  return readKept(americasFile(), (text) => {
    const { outlines, labels, surroundings } = JSON.parse(text)
    return { outlines: new Map(outlines), labels: new Map(labels), surroundings }
  })
}

/** Writes a map as {@link americasGeometry} reads it. */
export function serializeAmericas({ outlines, labels, surroundings }: AmericasGeometry): string {
  return JSON.stringify({ outlines: [...outlines], labels: [...labels], surroundings })
}
