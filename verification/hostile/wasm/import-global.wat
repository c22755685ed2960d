;; Imports a global.
;; expect: admission ABI_IMPORT
;; from: H42
(import "env" "__stack_pointer" (global i32))
