/** The parts of the Americas, in the order in which readers are offered them. */
export const regions = ['north-america', 'central-america', 'caribbean', 'south-america'] as const
