import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter'

/** Names every test that was skipped, and fails the run where `CI` is set: a skip hides a fault. */
export default class SkipReport implements Reporter {
  private readonly skipped: string[] = []

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status !== 'skipped') return
    const reason = test.annotations.find((annotation) => annotation.type === 'skip')?.description
    this.skipped.push(
      `${test.titlePath().filter(Boolean).join(' › ')}${reason ? `: ${reason}` : ''}`,
    )
  }

  async onEnd(result: FullResult): Promise<{ status: FullResult['status'] }> {
    for (const title of this.skipped) process.stdout.write(`Skipped: ${title}\n`)
    const failed = this.skipped.length > 0 && process.env.CI
    return { status: failed ? 'failed' : result.status }
  }
}
