/** Says how far a piece of long work has come. */
export type Progress = (done: number, total: number, what: string) => void

/** Shows progress on a terminal, in one line that goes away at the end; elsewhere not at all. */
export function progressOn(stream: { isTTY?: boolean; write(text: string): unknown }): Progress {
  return (done, total, what) => {
    if (!stream.isTTY) return
    const line = done < total ? `${done + 1} of ${total}: ${what}`.slice(0, 79) : ''
    stream.write(`\r\u001b[K${line}`)
  }
}
