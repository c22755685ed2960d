;; Fills its memory for ever where no fuel is counted.
;; expect: RES_TIMEOUT
;; from: H49
;; fuel: 0
;; deadline_ms: 30
(func $attack (param $length i32) (result i32)
  (loop $again (memory.fill (i32.const 0) (i32.const 4) (i32.const 100000)) (br $again))
  (i32.const 0))
