/** Ends the process with a message instead of a stack. */
export function exitWith(reason: string): never {
  process.stderr.write(`${reason}\n`)
  process.exit(1)
}

/** Returns the action’s result; its error ends the process with a message. */
export function exitOnError<Result>(action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    return exitWith((error as Error).message)
  }
}

/** The code of a process that ends because what it is made of itself has changed: a build is needed first. */
export const needsBuildCode = 75
