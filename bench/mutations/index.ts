import type { Mutation } from './edits'
import { formMutations } from './form'
import { quantityMutations } from './quantities'
import { wordingMutations } from './wording'

/** Kinds of fault that are put into translations, with what it takes for one to count as found. */
interface MutationGroup {
  mutations: Record<string, Mutation>
  /** The least that `check` must report: an error, with which the command ends with 1, or a warning. */
  foundBy: 'error' | 'warning'
  /** Per cent of each kind that must be found. */
  target: number
}

export const mutationGroups: MutationGroup[] = [
  { mutations: formMutations, foundBy: 'error', target: 85 },
  { mutations: quantityMutations, foundBy: 'error', target: 95 },
  { mutations: wordingMutations, foundBy: 'warning', target: 80 },
]
