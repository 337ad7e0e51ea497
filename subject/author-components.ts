import { countryComponents } from '../countries/author-components'

/** The components about the subject that authors may use; subject/components.tsx renders them. */
export const subjectComponents = { ...countryComponents }
