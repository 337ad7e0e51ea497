import { enhancementModule } from '@/site/enhancement'

export const dynamic = 'force-static'
export const dynamicParams = false

export async function generateStaticParams() {
  return [{ file: (await enhancementModule()).file }]
}

export async function GET() {
  const { code } = await enhancementModule()
  return new Response(code, { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } })
}
