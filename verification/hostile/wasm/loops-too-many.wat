;; One loop more than allowed: hundreds of them in one function keep the JVM's second compiler busy for seconds.
;; expect: admission ABI_COMPLEXITY
;; from: H40
(func $attack (param $length i32) (result i32)
  (repeat 65 loop end)
  (i32.const 0))
