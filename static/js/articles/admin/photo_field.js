// A form of the admin with one photo in it: chosen in the library's dialog instead of by number.

import { enhancePhotoPick } from "./photo_pick.js";

document.querySelectorAll("[data-photo-pick]").forEach(enhancePhotoPick);
