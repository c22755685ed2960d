;; Asks a service that it was not allowed.
;; expect: gate GATE_CAPABILITY
;; from: H82
(data (i32.const 8192) "\32\06\08\01\10\01\18\01")
(func $attack (param $length i32) (result i32)
  (i32.const 8))
