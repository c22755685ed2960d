;; Wants -1 pages, and gives up.
;; expect: RES_MEMORY
;; from: H49
(func $attack (param $length i32) (result i32)
  (drop (memory.grow (i32.const -1)))
  (unreachable))
