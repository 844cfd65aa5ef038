import { translatePage } from './texts.js';

const lookAgainMs = 10_000;

/** Pictures that do not exist leave the plain ground of their card. */
function dropMissingPictures() {
  for (const image of document.querySelectorAll('.thumb img')) {
    const drop = () => image.remove();
    if (image.complete && image.naturalWidth === 0) drop();
    else image.addEventListener('error', drop);
  }
}

/** Takes the list of a fresh copy of this page over when it differs; keeps the reader's place. */
async function lookAgain() {
  const answer = await fetch('/', { cache: 'no-store' }).catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const addresses = (page) => [...page.querySelectorAll('.card')].map((card) => card.outerHTML).join();
  if (addresses(fresh) === listed) return;
  listed = addresses(fresh);
  document.body.dataset.state = fresh.body.dataset.state;
  document.getElementById('streams').replaceChildren(...fresh.querySelectorAll('#streams > li'));
  dropMissingPictures();
}

let listed = [...document.querySelectorAll('.card')].map((card) => card.outerHTML).join();
translatePage();
document.title = document.querySelector('h1').textContent;
dropMissingPictures();
setInterval(() => void lookAgain(), lookAgainMs);
