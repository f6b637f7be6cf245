// SPDX-License-Identifier: GPL-2.0
/* Buses for RAVEN's virtual machine test, which no module of Debian's plays: an I2C adapter with combined messages and one chip of 256
 * registers at 0x50 (0x51 holds the clock line, so that it times out; the adapter loses arbitration at 0x52 in the middle of a transfer), an
 * SPI bus that echoes and breaks off before the end when the first byte is 0xee, a PWM chip that remembers, and a GPIO chip whose line 1 follows line 0. */
#include <linux/delay.h>
#include <linux/gpio/driver.h>
#include <linux/i2c.h>
#include <linux/interrupt.h>
#include <linux/irq.h>
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/pwm.h>
#include <linux/spi/spi.h>

static u8 registers[256];
static u8 pointer;

static int bench_xfer(struct i2c_adapter *adapter, struct i2c_msg *msgs, int count)
{
	int i, k;

	for (i = 0; i < count; i++) {
		if (msgs[i].addr == 0x51)
			return -ETIMEDOUT;
		if (msgs[i].addr == 0x52)
			return count - 1;
		if (msgs[i].addr != 0x50)
			return -ENXIO;
		for (k = 0; k < msgs[i].len; k++) {
			if (msgs[i].flags & I2C_M_RD)
				msgs[i].buf[k] = registers[pointer++];
			else if (k == 0)
				pointer = msgs[i].buf[0];
			else
				registers[pointer++] = msgs[i].buf[k];
		}
	}
	return count;
}

static u32 bench_functionality(struct i2c_adapter *adapter)
{
	return I2C_FUNC_I2C | I2C_FUNC_SMBUS_EMUL;
}

static const struct i2c_algorithm bench_algorithm = {
	.master_xfer = bench_xfer,
	.functionality = bench_functionality,
};

static struct i2c_adapter bench_adapter = {
	.owner = THIS_MODULE,
	.name = "raven bench",
	.nr = 9,
	.algo = &bench_algorithm,
};

static int bench_spi_transfer(struct spi_controller *controller, struct spi_device *spi, struct spi_transfer *transfer)
{
	if (transfer->tx_buf && transfer->rx_buf)
		memcpy(transfer->rx_buf, transfer->tx_buf, transfer->len);
	/* spidev tells a transfer that ended early only by its error */
	if (transfer->tx_buf && ((const u8 *)transfer->tx_buf)[0] == 0xee)
		return -EIO;
	return 0;
}

static int bench_apply(struct pwm_chip *chip, struct pwm_device *pwm, const struct pwm_state *state)
{
	return 0;
}

static const struct pwm_ops bench_pwm_ops = {
	.apply = bench_apply,
	.owner = THIS_MODULE,
};

static struct pwm_chip bench_pwm;
static struct spi_controller *bench_spi;
static int bench_irq;
static unsigned int edges;
static bool level;

static int bench_set_type(struct irq_data *data, unsigned int type)
{
	edges = type;
	return 0;
}

static void bench_nothing(struct irq_data *data)
{
}

static struct irq_chip bench_irq_chip = {
	.name = "raven bench",
	.irq_set_type = bench_set_type,
	.irq_mask = bench_nothing,
	.irq_unmask = bench_nothing,
};

static int bench_get_direction(struct gpio_chip *chip, unsigned int offset)
{
	return offset == 0 ? GPIO_LINE_DIRECTION_OUT : GPIO_LINE_DIRECTION_IN;
}

static int bench_input(struct gpio_chip *chip, unsigned int offset)
{
	return offset == 1 ? 0 : -EINVAL;
}

static int bench_get(struct gpio_chip *chip, unsigned int offset)
{
	return level;
}

static void bench_set(struct gpio_chip *chip, unsigned int offset, int value)
{
	if (offset != 0 || level == !!value)
		return;
	level = value;
	if (edges & (value ? IRQ_TYPE_EDGE_RISING : IRQ_TYPE_EDGE_FALLING))
		generic_handle_irq_safe(bench_irq);
}

static int bench_output(struct gpio_chip *chip, unsigned int offset, int value)
{
	if (offset != 0)
		return -EINVAL;
	bench_set(chip, offset, value);
	return 0;
}

static int bench_to_irq(struct gpio_chip *chip, unsigned int offset)
{
	return offset == 1 ? bench_irq : -ENXIO;
}

static struct gpio_chip bench_gpio = {
	.label = "raven bench",
	.owner = THIS_MODULE,
	.base = -1,
	.ngpio = 2,
	.get_direction = bench_get_direction,
	.direction_input = bench_input,
	.direction_output = bench_output,
	.get = bench_get,
	.set = bench_set,
	.to_irq = bench_to_irq,
};

static struct platform_device *bench_device;

static int __init bench_init(void)
{
	struct spi_board_info board = { .modalias = "spidev", .max_speed_hz = 10000000, .bus_num = 5, .chip_select = 0 };
	struct spi_device *spi;
	int result;

	bench_device = platform_device_register_simple("raven-bench", -1, NULL, 0);
	if (IS_ERR(bench_device))
		return PTR_ERR(bench_device);
	result = i2c_add_numbered_adapter(&bench_adapter);
	pr_info("raven: i2c %d\n", result);

	bench_spi = spi_alloc_master(&bench_device->dev, 0);
	if (!bench_spi)
		return -ENOMEM;
	bench_spi->bus_num = 5;
	bench_spi->num_chipselect = 1;
	bench_spi->mode_bits = SPI_CPOL | SPI_CPHA;
	bench_spi->transfer_one = bench_spi_transfer;
	result = spi_register_controller(bench_spi);
	spi = result ? NULL : spi_new_device(bench_spi, &board);
	if (spi) {
		/* spidev binds only to what is named in its tables, or by this override */
		result = driver_set_override(&spi->dev, &spi->driver_override, "spidev", 6);
		result = device_attach(&spi->dev);
	}
	pr_info("raven: spi %d\n", result);

	bench_pwm.dev = &bench_device->dev;
	bench_pwm.ops = &bench_pwm_ops;
	bench_pwm.npwm = 2;
	result = pwmchip_add(&bench_pwm);
	pr_info("raven: pwm %d\n", result);

	bench_irq = irq_alloc_descs(-1, 0, 1, 0);
	irq_set_chip_and_handler(bench_irq, &bench_irq_chip, handle_simple_irq);
	irq_clear_status_flags(bench_irq, IRQ_NOREQUEST | IRQ_NOPROBE);
	bench_gpio.parent = &bench_device->dev;
	result = gpiochip_add_data(&bench_gpio, NULL);
	pr_info("raven: gpio %d\n", result);
	return 0;
}

/* the machine is switched off with it */
module_init(bench_init);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Buses for RAVEN's virtual machine test");
