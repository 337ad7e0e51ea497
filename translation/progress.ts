/** Says how far a piece of long work has come. */
export type Progress = (done: number, total: number, what: string) => void

/** On a terminal: one line, which goes away at the end. Elsewhere: nothing. */
export function progressOn(stream: { isTTY?: boolean; write(text: string): unknown }): Progress {
  return (done, total, what) => {
    if (!stream.isTTY) return
    const line = done < total ? `${done + 1} of ${total}: ${what}`.slice(0, 79) : ''
    stream.write(`\r\u001b[K${line}`)
  }
}
