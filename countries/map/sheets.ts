/** A place: longitude and latitude in degrees. */
export type Coordinates = [longitude: number, latitude: number]

/**
 * The map is drawn on four sheets, so that a finger can hit every state on the narrowest screen: the
 * whole of the Americas, and three parts of it at larger scales. Sizes are in CSS pixels there.
 */
export const sheets = {
  overview: {
    width: 288,
    height: 444,
    centre: [-85, 12],
    corners: [
      [-167, 65],
      [-34.5, -7],
      [-70, -55.5],
      [-75, 83.5],
    ],
  },
  central: {
    width: 288,
    height: 254,
    centre: [-80, 17],
    corners: [
      [-94.4, 17],
      [-65.4, 17],
      [-80, 7],
      [-80, 27.2],
    ],
  },
  east: {
    width: 288,
    height: 254,
    centre: [-58, 14],
    corners: [
      [-63.2, 14],
      [-52.8, 14],
    ],
  },
  south: {
    width: 288,
    height: 440,
    centre: [-60, -20],
    corners: [
      [-84.6, -5],
      [-34.5, -7],
      [-68, -56],
      [-72, 13],
    ],
  },
} satisfies Record<string, Sheet>

interface Sheet {
  width: number
  height: number
  /** Where the map is exact. */
  centre: Coordinates
  /** Places that the sheet must show. */
  corners: Coordinates[]
}

export type SheetName = keyof typeof sheets

interface Label {
  sheet: SheetName
  at: Coordinates
  anchor?: 'start' | 'end'
  /** Where a line from the name leads, for a state that is smaller than its name. */
  from?: Coordinates
}

/** Pixels at the top of a part’s sheet, for its name. */
export const nameHeight = 20

/** Where the name of each state stands, by its ISO 3166-1 numeric code. */
export const labels: Record<string, Label> = {
  '028': { sheet: 'east', at: [-58, 16.65], anchor: 'start', from: [-61.7, 17.1] },
  '032': { sheet: 'south', at: [-63.8, -36.5] },
  '044': { sheet: 'central', at: [-75.2, 25.6], anchor: 'start', from: [-77.05, 26.25] },
  '052': { sheet: 'east', at: [-58, 13.65], anchor: 'start', from: [-59.45, 13.2] },
  '068': { sheet: 'south', at: [-64.5, -16.8] },
  '076': { sheet: 'south', at: [-51.5, -9] },
  '084': { sheet: 'central', at: [-87.5, 17.9], anchor: 'start' },
  '124': { sheet: 'overview', at: [-106, 57] },
  '152': { sheet: 'south', at: [-74.4, -34], anchor: 'end' },
  '170': { sheet: 'south', at: [-73, 3.2] },
  '188': { sheet: 'central', at: [-86.3, 9.2], anchor: 'end', from: [-85, 10] },
  '192': { sheet: 'central', at: [-78.6, 21.7] },
  '212': { sheet: 'east', at: [-58, 15.65], anchor: 'start', from: [-61.3, 15.4] },
  '214': { sheet: 'central', at: [-69.2, 21.7], from: [-70, 19.6] },
  '218': { sheet: 'south', at: [-79.6, -1.5] },
  '222': { sheet: 'central', at: [-90.3, 11.6], from: [-88.9, 13.4] },
  '308': { sheet: 'east', at: [-58, 11.65], anchor: 'start', from: [-61.65, 12.1] },
  '320': { sheet: 'central', at: [-90.6, 16.2] },
  '328': { sheet: 'south', at: [-57.6, 11.3], anchor: 'start', from: [-58.9, 7] },
  '332': { sheet: 'central', at: [-73.4, 16.9], from: [-73, 18.3] },
  '340': { sheet: 'central', at: [-84.9, 15.1] },
  '388': { sheet: 'central', at: [-78.4, 16.8], from: [-77.5, 17.9] },
  '484': { sheet: 'overview', at: [-102.5, 23.4] },
  '558': { sheet: 'central', at: [-83.6, 12.7] },
  '591': { sheet: 'central', at: [-79, 10.3], from: [-79.8, 9.3] },
  '600': { sheet: 'south', at: [-58.2, -23.2] },
  '604': { sheet: 'south', at: [-75.2, -9.6] },
  '659': { sheet: 'east', at: [-58, 17.65], anchor: 'start', from: [-62.7, 17.3] },
  '662': { sheet: 'east', at: [-58, 14.65], anchor: 'start', from: [-60.95, 13.9] },
  '670': { sheet: 'east', at: [-58, 12.65], anchor: 'start', from: [-61.2, 13.2] },
  '740': { sheet: 'south', at: [-53.2, 6.7], anchor: 'start', from: [-55.5, 5] },
  '780': { sheet: 'east', at: [-58, 10.55], anchor: 'start', from: [-61.1, 10.45] },
  '840': { sheet: 'overview', at: [-99, 39.5] },
  '858': { sheet: 'south', at: [-53, -34.6], anchor: 'start', from: [-55, -33.5] },
  '862': { sheet: 'south', at: [-65.6, 7.7] },
}
