;; Is no module at all.
;; expect: admission ABI_INVALID
;; from: H38
(module
  (trailing "#!/bin/sh\nrm -rf /\n"))
