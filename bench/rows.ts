/** One measured figure. */
export interface Row {
  name: string
  value: number
  unit: string
  /** What is promised; absent for a figure that stands beside another one to compare with. */
  target?: { max: number } | { min: number }
  /** How it was measured, in a sentence for a reader of the table. */
  how: string
  /** The figures that the value was taken from, by what they belong to. */
  details?: Record<string, number>
}

/** A row that could not be measured here, and why. */
export interface LeftOut {
  name: string
  reason: string
}

export interface GroupResult {
  rows: Row[]
  leftOut: LeftOut[]
}

export function meetsTarget({ value, target }: Row): boolean {
  if (!target) return true
  return 'max' in target ? value <= target.max : value >= target.min
}

/** @throws for no values, since then nothing was measured */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const low = sorted[Math.ceil(middle) - 1]
  const high = sorted[Math.floor(middle)]
  if (low === undefined || high === undefined) throw new Error('Nothing was measured')
  return (low + high) / 2
}
