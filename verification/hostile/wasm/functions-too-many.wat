;; 5,001 functions.
;; expect: admission ABI_COMPLEXITY
;; from: H40
(repeat 5001 (func))
