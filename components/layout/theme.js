import { createRequire } from 'node:module'
import { publicOrigin } from '../../site/origin.js'

// The GC Design System's tokens as Tailwind's theme: colours, spacing, type sizes and weights.
// https://design-system.alpha.canada.ca/en/styles/design-tokens/
const { Tokens: tokens } = createRequire(import.meta.url)(
  '@gcds-core/tokens/build/tailwind/tailwind.tokens.json',
)

/** Token trees end in `{ value, type }`; Tailwind wants the values alone. */
function values(tree) {
  return Object.fromEntries(
    Object.entries(tree).map(([name, node]) => [name, 'value' in node ? node.value : values(node)]),
  )
}

const pixels = (size) => `${size}rem`

export default {
  theme: {
    /** As a string of CSS: what stands before the path of a printed address. */
    publicOrigin: {
      DEFAULT: JSON.stringify(publicOrigin()),
    },
    colors: {
      ...values(tokens.color),
      bg: values(tokens.bg),
      danger: values(tokens.danger),
      focus: values(tokens.focus),
      link: values(tokens.link),
      text: values(tokens.text),
      border: tokens.border.default.value,
    },
    spacing: values(tokens.spacing),
    borderRadius: values(tokens.border.radius),
    borderWidth: values(tokens.border.width),
    maxWidth: values(tokens.container),
    fontSize: {
      base: pixels(tokens.base.fontSizeMobile.value),
      large: pixels(tokens.base.fontSize.value),
      small: tokens.fontSizes.textSmallMobile.value,
      h1: tokens.font.h1.value.fontSize,
      h2: tokens.font.h2.value.fontSize,
      h3: tokens.font.h3.value.fontSize,
      h4: tokens.font.h4.value.fontSize,
      h5: tokens.font.h5.value.fontSize,
      h6: tokens.font.h6.value.fontSize,
    },
  },
}
