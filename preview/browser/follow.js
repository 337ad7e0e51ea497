// Reloads a page when what it shows has changed, or the preview was started again. A page that nobody
// sees keeps no connection: a browser has six for a site (HTML, 9.2).
const { version } = document.currentScript.dataset
let changes

function follow() {
  changes?.close()
  if (document.visibilityState === 'hidden') return
  changes = new EventSource('/_preview/changes')
  changes.onmessage = ({ data }) => {
    if (data !== version) location.reload()
  }
}

addEventListener('pageshow', follow)
document.addEventListener('visibilitychange', follow)
