// A form of the admin with one photo in it, chosen in the library's dialog instead of by number,
// and perhaps stories, found by their words.

import { enhancePhotoPick } from "./photo_pick.js";
import { enhanceRelated } from "./related.js";

document.querySelectorAll("[data-photo-pick]").forEach(enhancePhotoPick);
document.querySelectorAll("[data-related-picks]").forEach(enhanceRelated);
