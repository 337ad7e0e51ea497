/** Ends the process with a message instead of a stack. */
export function stop(reason: string): never {
  process.stderr.write(`${reason}\n`)
  process.exit(1)
}

/** Returns the action’s result; its error ends the process with a message. */
export function orStop<Result>(action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    return stop((error as Error).message)
  }
}
