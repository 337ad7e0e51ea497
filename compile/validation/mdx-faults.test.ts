import { expect, it } from 'vitest'
import { checkBody, parseBody } from './body'
import type { Fault } from './fault'

function faultsOf(text: string): string[] {
  const faults: Fault[] = []
  checkBody(parseBody({ file: '', text }, faults), '', faults)
  return faults.map(({ line, column, message }) => `${line}:${column} ${message}`)
}

it.each([
  [
    'Costs are <5 million.',
    '3:11',
    'write a backslash before it (\\<5), or say it in words, such as “less than”',
  ],
  ['a <= b', '3:3', 'write a backslash before it (\\<=)'],
  ['if x <y and z', '3:6', 'write a backslash before it (\\<y)'],
  ['| a |\n|---|\n| <5 |', '5:3', 'write a backslash before it (\\<5)'],
  [
    'A lone { brace.\n\nMore.',
    '3:8',
    'with a backslash before a brace that readers are to see: \\{',
  ],
  ['- a lone { brace\n- b', '3:10', 'an {expression} is not allowed'],
  ['Text {two words} more', '3:6', 'an {expression} is not allowed'],
  ['Text {name} more', '3:6', 'an {expression} is not allowed'],
  [
    'Text {/* remark */} more',
    '3:6',
    'a remark {/* … */} is only possible at the end of a heading',
  ],
  [
    'one<br>two',
    '3:4',
    '<br> is not a component, and HTML is not allowed; write an empty line between two paragraphs',
  ],
  [
    'one<br/>two',
    '3:4',
    '<br> is not a component, and HTML is not allowed; write an empty line between two paragraphs',
  ],
  ['a <b>bold</b> word', '3:3', '<b> is not a component, and HTML is not allowed; write **bold**'],
  ['a <b>bold word', '3:3', '<b> is not a component, and HTML is not allowed; write **bold**'],
  [
    '<o:p></o:p>',
    '3:1',
    '<o:p> is not a component, and HTML is not allowed; write the text without it',
  ],
  ['<sectionpages />', '3:1', '<sectionpages> is not a component; write <SectionPages>'],
  ['a <!-- remark --> b', '3:3', '<!-- … --> is not allowed; a page holds no remarks'],
  ['## A <!-- #a -->', '3:6', 'the id of a heading is written {/* #a */}'],
  ['## A {#a-b}', '3:6', 'the id of a heading is written {/* #a-b */}'],
  ['## A {/* #a-b */', '3:6', 'the id of a heading is written {/* #a-b */}'],
  ['##\u00a0A {/* #a */}', '3:1', 'a no-break space stands after “##”, so this is no heading'],
  ['##A {/* #a */}', '3:1', 'no space stands after “##”, so this is no heading'],
  ['Text\n##\u00a0A {/* #a */}', '4:1', 'a no-break space stands after “##”'],
  ['• one', '3:1', '“•” makes no list; begin each entry with “- ”'],
  ['at <https://example.org>', '3:4', 'write a link as [text](https://example.org)'],
  ['<name@example.org>', '3:1', 'write name@example.org without < and >'],
  [
    '<Lang code=“es”>uno</Lang>',
    '3:1',
    'curly quotation marks stand around the value; write straight ones: <Lang code="es">',
  ],
  ['<Table caption=« Les prix »>', '3:1', 'write straight ones: <Table caption="Les prix">'],
  ['<Lang code=es>uno</Lang>', '3:1', 'the value needs quotation marks: <Lang code="es">'],
  [
    '<Lang code="es">a</Lang> <Lang code="es>b</Lang>',
    '3:26',
    'the quotation mark after code= in <Lang> is never closed',
  ],
  [
    '<Table caption="the "best" one">',
    '3:1',
    'ends at its second quotation mark, and more follows; write “ ” inside it',
  ],
  ['<Chart data="a", kind="bar" />', '3:1', 'a comma stands in <Chart>'],
  ['<Notice kind="warning"\n\n## A', '3:1', '<Notice has no “>” at its end'],
  [
    '<Notice kind="warning">\n\n## A {/* #a */}\n\nText.',
    '3:1',
    '<Notice> is never closed; write </Notice> on a line of its own',
  ],
  [
    'Text <Lang code="es">uno.\n\nMore.',
    '3:6',
    '<Lang> is not closed in its paragraph; write </Lang> after the words',
  ],
  [
    '- a\n  <Notice kind="warning">\n- b\n</Notice>',
    '4:3',
    '<Notice> must stand on a line of its own',
  ],
  [
    '<Notice kind="warning">\nText.\n</Notice> more',
    '5:1',
    '</Notice> must stand on a line of its own',
  ],
  ['Text.\n\n</Notice>', '5:1', '</Notice> closes what nothing has opened'],
  [
    '<Notice kind="warning">\n\nText.\n\n</Table>',
    '7:1',
    '</Table> stands where <Notice> of line 3 is still open',
  ],
  ['import of goods rose', '3:1', 'a paragraph cannot begin with the word “import” in lower case'],
])('of %j says one thing, where it is and what to write', (body, place, expected) => {
  for (const end of ['\n', '\r\n']) {
    const faults = faultsOf(`Before.\n\n${body}\n`.replaceAll('\n', end))
    expect(faults).toEqual([expect.stringContaining(expected)])
    expect(faults[0]?.split(' ')[0]).toBe(place)
  }
})

it('lets a backslash show a brace and an angle bracket, as it says', () => {
  expect(faultsOf('Less than \\<5 and \\{ as it is, a < b, #1 of 3.\n')).toEqual([])
})
