;; Grows page by page to its limit and past it, and gives up.
;; expect: RES_MEMORY
;; from: H49
(func $attack (param $length i32) (result i32)
  (loop $again (br_if $again (i32.ge_s (memory.grow (i32.const 1)) (i32.const 0))))
  (unreachable))
