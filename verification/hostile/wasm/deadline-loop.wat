;; Loops for ever where no fuel is counted: the watchdog alone must end it.
;; expect: RES_TIMEOUT
;; from: H46
;; fuel: 0
;; deadline_ms: 30
(func $attack (param $length i32) (result i32)
  (loop $again (br $again))
  (i32.const 0))
